/// The steps of which plans are made. Each looks before it acts and may be stopped and run again at
/// any point: the crash matrix in `acceptance` does just that after every database write and every
/// BMC call.
@org.jspecify.annotations.NullMarked
package org.hwautomation.fleet.step;
