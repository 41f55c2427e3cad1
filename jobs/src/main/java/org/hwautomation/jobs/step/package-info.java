/// How a step is written: look before you act, may be run twice, never sleep.
@org.jspecify.annotations.NullMarked
package org.hwautomation.jobs.step;
