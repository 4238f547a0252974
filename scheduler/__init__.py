import zoneinfo

# The rules of the locked package, not those of the machine: its files may be years old.
zoneinfo.reset_tzpath(())
