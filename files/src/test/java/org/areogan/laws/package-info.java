/** Laws: tests of what holds for all inputs. {@link org.areogan.laws.Law} marks one, a {@link org.areogan.laws.Draw} is its input. */
package org.areogan.laws;
