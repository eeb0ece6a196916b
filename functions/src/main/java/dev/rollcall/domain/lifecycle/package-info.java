/** The leaver's case: its clock, its marks, its end. */
@NullMarked
package dev.rollcall.domain.lifecycle;

import org.jspecify.annotations.NullMarked;
