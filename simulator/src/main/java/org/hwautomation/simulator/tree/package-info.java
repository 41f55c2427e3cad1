/// What a BMC shows: resources by path, copied on write over a tree that all machines of a profile
/// share.
@org.jspecify.annotations.NullMarked
package org.hwautomation.simulator.tree;
