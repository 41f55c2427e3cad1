package org.hwautomation.app.web;

import org.jspecify.annotations.Nullable;

/// @param notice why the last try did not work, or that one has signed out
public record SignInView(String csrf, @Nullable Notice notice) {}
