/// What kinds of machines there are.
@org.jspecify.annotations.NullMarked
package org.hwautomation.simulator.profile;
