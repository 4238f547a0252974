import os

# How the Bot API's library will tell how long to wait; before any module here can ask it.
os.environ["PTB_TIMEDELTA"] = "true"
