/// Runs jobs: admits, claims, runs step by step, waits without a thread.
@org.jspecify.annotations.NullMarked
package org.hwautomation.jobs.engine;
