"""问题清单: the workbook of problems, questions, requests, statistics and tables as filed."""
