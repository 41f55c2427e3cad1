/// Who may do what: users, roles, API tokens, sign-in and its throttling.
@org.jspecify.annotations.NullMarked
package org.hwautomation.fleet.access;
