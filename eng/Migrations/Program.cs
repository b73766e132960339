// dotnet-ef starts from the two factories beside this file; nothing runs by itself.
return;
