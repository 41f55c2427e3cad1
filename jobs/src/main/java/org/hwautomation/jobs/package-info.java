/// Durable jobs on PostgreSQL over db-scheduler. Knows nothing of BMCs: a job has a subject, an
/// opaque text.
@org.jspecify.annotations.NullMarked
package org.hwautomation.jobs;
