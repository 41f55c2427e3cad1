/// How long the steps of jobs took on which machines, and how long a plan will take by that.
@org.jspecify.annotations.NullMarked
package org.hwautomation.fleet.measure;
