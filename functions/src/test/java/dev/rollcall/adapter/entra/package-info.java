/** Tests of what is said to Microsoft Graph, and what its answers mean. */
@NullMarked
package dev.rollcall.adapter.entra;

import org.jspecify.annotations.NullMarked;
