/** Tests of the ledger's entries. */
@NullMarked
package dev.rollcall.domain.audit;

import org.jspecify.annotations.NullMarked;
