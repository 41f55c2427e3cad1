/// Who may call what: pages by session, programs by token.
@org.jspecify.annotations.NullMarked
package org.hwautomation.app.security;
