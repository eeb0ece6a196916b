/** What a human decides: the held batch, who may decide, what was decided. */
@NullMarked
package dev.rollcall.domain.approval;

import org.jspecify.annotations.NullMarked;
