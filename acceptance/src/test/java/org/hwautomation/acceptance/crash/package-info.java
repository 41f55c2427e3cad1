/// The real processes, started wrongly and killed: what they say, and what is left of the work.
@org.jspecify.annotations.NullMarked
package org.hwautomation.acceptance.crash;
