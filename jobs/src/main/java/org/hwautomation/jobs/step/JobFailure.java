package org.hwautomation.jobs.step;

/// Why a step did not succeed.
///
/// @param code stable, for programs
/// @param message what happened, to whom
public record JobFailure(String code, String message, Effect effect, Advice advice) {}
