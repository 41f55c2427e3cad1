/// REST under /api/v1. Records here are the wire format; the domain's own records are not.
@org.jspecify.annotations.NullMarked
package org.hwautomation.app.api;
