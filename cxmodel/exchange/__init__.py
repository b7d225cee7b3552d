"""Tables in and out: what comes as a workbook or as text, and what leaves as one."""
