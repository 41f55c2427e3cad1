/// The main job before your eyes: simulated BMCs, the real service in a process of its own,
/// everything by its REST API.
@org.jspecify.annotations.NullMarked
package org.hwautomation.demo;
