package org.hwautomation.app.web;

import org.jspecify.annotations.Nullable;

/// @param next link to older entries, empty at the end
public record AuditView(
    Frame frame, String text, ServerView.Section entries, String next, @Nullable Notice notice) {}
