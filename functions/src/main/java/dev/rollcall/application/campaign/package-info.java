/** Plans campaigns, has them approved, sets them going at their pace, and stops them. */
@NullMarked
package dev.rollcall.application.campaign;

import org.jspecify.annotations.NullMarked;
