/// Orders over many servers: accepted at once, planned and begun one server after another in the
/// background, so that nobody waits for a thousand BMCs and nothing is lost when the service stops.
@org.jspecify.annotations.NullMarked
package org.hwautomation.fleet.order;
