/** The ledger's entries: who, what, by which rule, intended, written, read back. */
@NullMarked
package dev.rollcall.domain.audit;

import org.jspecify.annotations.NullMarked;
