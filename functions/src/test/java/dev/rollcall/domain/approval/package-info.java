/** Who decides, and on what. */
@NullMarked
package dev.rollcall.domain.approval;

import org.jspecify.annotations.NullMarked;
