/** What a finding must say, and may not. */
@NullMarked
package dev.rollcall.domain.checkup;

import org.jspecify.annotations.NullMarked;
