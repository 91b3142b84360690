"""Every document an office publishes, from one description: PDF, Word, slides, workbook."""
