#!/usr/bin/python3
"""Prints number, status and subject of every issue of a project, read by python-redmine: ADDRESS KEY PROJECT."""
import sys

from redminelib import Redmine

address, key, project = sys.argv[1:]
for issue in Redmine(address, key=key).issue.filter(project_id=project, status_id='*', sort='id'):
    print(issue.id, issue.status.name, issue.subject, sep='\t')
