/// What a job will do, as data: shown, hashed, approved, then run exactly.
@org.jspecify.annotations.NullMarked
package org.hwautomation.jobs.plan;
