/// The tables of jobs as readable SQL, one method per question.
@org.jspecify.annotations.NullMarked
package org.hwautomation.jobs.store;
