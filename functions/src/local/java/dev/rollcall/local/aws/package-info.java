/** The local AWS endpoint: its wire protocols and the errors its services answer with. */
@NullMarked
package dev.rollcall.local.aws;

import org.jspecify.annotations.NullMarked;
