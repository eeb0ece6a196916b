/** Tests of who may have what, and of what is changed for it. */
@NullMarked
package dev.rollcall.domain.grant;

import org.jspecify.annotations.NullMarked;
