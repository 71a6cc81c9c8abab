"""What the answer to "why did it move?" says, in both languages: codes and numbers in, sentences out."""
