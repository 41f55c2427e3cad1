/// Long operations: tasks, monitors, jobs (DSP0266 §12; fact book 1.4).
@org.jspecify.annotations.NullMarked
package org.hwautomation.redfish.task;
