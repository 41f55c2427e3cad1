package org.hwautomation.app.web;

import java.util.List;

/// @param states filter values with counts, for the chips
/// @param next link to the next page, empty on the last one
public record JobsView(
    Frame frame, String text, String state, List<Chip> states, List<JobRow> jobs, String next) {}
