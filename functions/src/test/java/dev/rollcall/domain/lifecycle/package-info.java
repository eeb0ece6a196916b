/** Tests of the leaver's case and its clock. */
@NullMarked
package dev.rollcall.domain.lifecycle;

import org.jspecify.annotations.NullMarked;
