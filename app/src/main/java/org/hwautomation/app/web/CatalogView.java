package org.hwautomation.app.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Device types or firmware images, as the configuration directory has them.
public record CatalogView(
    Frame frame,
    String title,
    String intro,
    String back,
    List<ServerView.Section> sections,
    boolean mayReload,
    @Nullable Notice notice) {}
