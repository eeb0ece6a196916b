/** The SCIM service, as its clients see it. */
@NullMarked
package dev.rollcall.function.scim;

import org.jspecify.annotations.NullMarked;
