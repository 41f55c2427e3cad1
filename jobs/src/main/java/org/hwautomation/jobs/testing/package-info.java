/// For tests of whoever writes steps: stopping the engine at any write.
@org.jspecify.annotations.NullMarked
package org.hwautomation.jobs.testing;
