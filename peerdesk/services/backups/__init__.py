"""Backups: made by themselves, verified by reading back, thinned, restored with a preview.

- `making`: `make_backup`, `list_backups`, `read_backup`
- `schedule`: `back_up_daily`, `back_up_if_changed`, `protect`, `copy_to`, `usb_age`
- `restoring`: `look_into`, `restore_backup`
- `slots`: `mend_slots`
- `drives`: `list_drives`
- `thinning`: `surplus`
"""
