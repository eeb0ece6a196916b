/** Who answers for somebody, and until when somebody may stay. */
@NullMarked
package dev.rollcall.domain.stay;

import org.jspecify.annotations.NullMarked;
