FROM python:3.12-slim-bookworm AS build
WORKDIR /app
RUN pip install --no-cache-dir --disable-pip-version-check uv==0.13.8
ENV UV_PROJECT_ENVIRONMENT=/app/venv UV_PYTHON_DOWNLOADS=never UV_COMPILE_BYTECODE=1 UV_LINK_MODE=copy
COPY pyproject.toml uv.lock ./
RUN uv sync --frozen --no-dev --no-install-project
COPY README.md LICENSE ./
COPY body body
COPY bot bot
COPY care care
COPY content content
COPY db db
COPY pictures pictures
COPY sandbox sandbox
COPY scheduler scheduler
RUN uv sync --frozen --no-dev --no-editable \
 && venv/bin/limber render /app/pictures-drawn > /dev/null \
 && chmod -R a+rX /app/pictures-drawn

FROM python:3.12-slim-bookworm
RUN useradd --uid 10001 --user-group --no-create-home --shell /usr/sbin/nologin limber \
 && install -d -m 0700 -o limber -g limber /data
COPY --from=build /app/venv /app/venv
COPY --from=build /app/pictures-drawn /app/pictures
ENV PATH=/app/venv/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    LIMBER_DATA_DIR=/data \
    LIMBER_PICTURES_DIR=/app/pictures \
    LIMBER_LISTEN=0.0.0.0:8080 \
    LIMBER_LOG=json
USER 10001:10001
WORKDIR /data
VOLUME /data
EXPOSE 8080
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s \
  CMD ["python", "-c", "import urllib.request as u; u.urlopen('http://127.0.0.1:8080/healthz', timeout=4)"]
ENTRYPOINT ["limber"]
CMD ["run"]
