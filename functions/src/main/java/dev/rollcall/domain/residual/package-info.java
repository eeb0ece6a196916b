/** What is left of a leaver that no API can end, and who has to see to it until when. */
@NullMarked
package dev.rollcall.domain.residual;

import org.jspecify.annotations.NullMarked;
