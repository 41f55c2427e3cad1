/// The service as processes of its own: started, waited for, killed.
@org.jspecify.annotations.NullMarked
package org.hwautomation.acceptance.process;
