/** Tests of campaigns' arithmetic. */
@NullMarked
package dev.rollcall.domain.campaign;

import org.jspecify.annotations.NullMarked;
