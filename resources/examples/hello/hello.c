/* The whole content of the image that the Dockerfile beside this file builds. */
#include <stdio.h>

int main(void)
{
    puts("Hello from an image that holds nothing but me.");
    return 0;
}
