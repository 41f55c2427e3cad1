package org.hwautomation.app.web;

import org.jspecify.annotations.Nullable;

/// @param report what the import did or would do; null before one
public record ImportView(
    Frame frame,
    String content,
    String format,
    ServerView.@Nullable Section report,
    @Nullable Notice notice) {}
