/** Taking what was there before a company was adopted: a list, a budget, and who approved both. */
@NullMarked
package dev.rollcall.domain.campaign;

import org.jspecify.annotations.NullMarked;
