/// Steps that need a server: a job's step handler with an open, identified server in its hands.
@org.jspecify.annotations.NullMarked
package org.hwautomation.driver.step;
