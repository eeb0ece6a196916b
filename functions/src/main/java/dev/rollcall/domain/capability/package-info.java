/** What a company's Slack lets us do: by its plan, and by what our tokens may. */
@NullMarked
package dev.rollcall.domain.capability;

import org.jspecify.annotations.NullMarked;
