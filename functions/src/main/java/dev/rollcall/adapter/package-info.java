/** The outside, one package per neighbour; none knows another. */
@NullMarked
package dev.rollcall.adapter;

import org.jspecify.annotations.NullMarked;
